<?xml version="1.0" encoding="UTF-8"?>
<StyledLayerDescriptor version="1.0.0" xmlns="http://www.opengis.net/sld" xmlns:ogc="http://www.opengis.net/ogc">
  <NamedLayer>
    <Name>district</Name>
    <UserStyle>
      <Title>区 / District</Title>
      <FeatureTypeStyle>
        <Rule>
          <Name>outline</Name>
          <Title>区界 / District boundary</Title>
          <PolygonSymbolizer><Fill><CssParameter name="fill">#f7f5ef</CssParameter></Fill></PolygonSymbolizer>
          <LineSymbolizer><Stroke><CssParameter name="stroke">#8a7fa8</CssParameter><CssParameter name="stroke-width">5</CssParameter><CssParameter name="stroke-opacity">0.35</CssParameter><CssParameter name="stroke-linejoin">round</CssParameter></Stroke></LineSymbolizer>
          <LineSymbolizer><Stroke><CssParameter name="stroke">#5d5380</CssParameter><CssParameter name="stroke-width">1.4</CssParameter><CssParameter name="stroke-dasharray">10 3 2 3</CssParameter></Stroke></LineSymbolizer>
        </Rule>
        <Rule>
          <Name>name</Name>
          <Title></Title>
          <MinScaleDenominator>220000</MinScaleDenominator>
          <TextSymbolizer><Label><ogc:PropertyName>name</ogc:PropertyName></Label><Font><CssParameter name="font-family">WenQuanYi Micro Hei</CssParameter><CssParameter name="font-size">20</CssParameter><CssParameter name="font-weight">bold</CssParameter></Font><LabelPlacement><PointPlacement><AnchorPoint><AnchorPointX>0.5</AnchorPointX><AnchorPointY>0.5</AnchorPointY></AnchorPoint></PointPlacement></LabelPlacement><Halo><Radius>1.6</Radius><Fill><CssParameter name="fill">#ffffff</CssParameter><CssParameter name="fill-opacity">0.85</CssParameter></Fill></Halo><Fill><CssParameter name="fill">#4a4270</CssParameter></Fill><Priority>1000</Priority><VendorOption name="spaceAround">3</VendorOption></TextSymbolizer>
        </Rule>
      </FeatureTypeStyle>
    </UserStyle>
  </NamedLayer>
</StyledLayerDescriptor>
